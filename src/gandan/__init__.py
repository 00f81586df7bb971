"""Gần Dân: from document to task, from task to evidence, from evidence to score and report."""
