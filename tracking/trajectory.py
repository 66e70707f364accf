"""What was expected of an indicator by a day, and how does a figure stand against it?"""
