"""Articles side by side: which passages tell the same, and in which words. Nothing here knows Streamlit."""
