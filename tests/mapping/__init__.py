"""Tests of ranking, judging and drafting."""
