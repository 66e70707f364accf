"""Letters of the coordinating office: what they say first, then the Word document."""
