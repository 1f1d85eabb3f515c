"""Runs: a folder of Parquet tables that a batch writes and everything else reads."""
