"""Registers, fonds and the plan: lists with forms made from tables of fields."""
