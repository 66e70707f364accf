"""What stands in front of Streamlit: the Vietnamese index page, fonts, health."""
