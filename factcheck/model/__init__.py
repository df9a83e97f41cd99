"""Frozen values that flow between the stages. Standard library only, no input or output."""
