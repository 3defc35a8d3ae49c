"""Benches: each module has ``run(quick)``, which returns a table, figures and targets; ``scripts/bench`` runs them."""
