"""PDF/A-2u: writing it page by page, and checking any PDF against its rules."""
