"""Data quality and text normalisation for Vietnamese documents."""
