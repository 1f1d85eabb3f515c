"""The same words of one speaker as different outlets render them: found, laid side by side, and measured."""
