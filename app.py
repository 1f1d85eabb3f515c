"""The Streamlit app: `wording app`, or `streamlit run app.py`."""

from wording.views.navigation import navigate

navigate()
