"""One module an OCR engine; each defines ``PLUGIN``, an ``OcrEngine``."""
