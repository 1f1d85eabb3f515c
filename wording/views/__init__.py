"""The Streamlit app: pages that show what the API finds; widgets in, API called, widgets out."""
