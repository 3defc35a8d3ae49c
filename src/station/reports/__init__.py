"""Official reports: figures put into the templates that a site may edit, as workbooks and as printed pages."""
