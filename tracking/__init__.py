"""What the ministry knows and decides: values, meaning, figures and what is kept."""

import os

# With lxml installed (a letter in Word needs it) openpyxl would leave defusedxml aside, which
# refuses entities that swell.
os.environ["OPENPYXL_LXML"] = "False"
