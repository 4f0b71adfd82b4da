"""Training packets: each participant gets the papers of a village that might be, blank forms, an exercise."""
