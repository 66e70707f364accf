"""Which records of the accepted reports count, for which unit, and what do they say together?"""
