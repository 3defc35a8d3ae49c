"""The checks that compare the pages of a dossier, one module each; a module's ``PLUGIN`` is found by its folder."""
