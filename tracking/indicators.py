"""What does a report add to each indicator: numerator and denominator of every unit it tells of?"""
