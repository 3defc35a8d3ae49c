"""Renditions for a package, made again from their masters: several at once, in order, never more than a window."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from functools import partial

from station.imaging.codecs import decode
from station.imaging.encode import encode_lossless, encode_rendition
from station.imaging.render import render
from station.jobs.executors import run_in_order
from station.model.errors import PackageFault, StationError, from_message, to_message
from station.packaging.profile import PackingJob, RenderedPage, RenditionOrder, RenditionSource


def _master_bytes(order: RenditionOrder) -> bytes:
    """Return the bytes that are hashed, which are those that are decoded."""
    try:
        data = order.master.read_bytes()
    except OSError as error:
        raise PackageFault("master_missing", master=order.master.name, page=order.name, number=order.number) from error
    if hashlib.sha256(data).hexdigest() != order.sha256:
        raise PackageFault("master_changed", master=order.master.name, page=order.name, number=order.number)
    return data


def lossless_master(order: RenditionOrder) -> RenderedPage:
    """Return the master of an order as TIFF, proved to have the same pixels; runs in a worker process.

    Raises ``PackageFault`` with ``master_changed``, ``master_missing`` or ``master_unequal``, ``InputFault`` when the
    master cannot be decoded.
    """
    image = decode(_master_bytes(order), order.name)
    dpi = order.dpi or image.dpi
    encoded = encode_lossless(image.pixels, "tiff", dpi, lineart=image.mode == "lineart")
    again = decode(encoded.data, order.name).pixels
    if again.shape != image.pixels.shape or again.tobytes() != image.pixels.tobytes():
        raise PackageFault("master_unequal", master=order.master.name, page=order.name, number=order.number)
    digest = hashlib.sha256(encoded.data).hexdigest()
    return RenderedPage(encoded.data, encoded.media_type, encoded.width, encoded.height, dpi, digest)


def render_master(order: RenditionOrder) -> RenderedPage:
    """Return the rendition of an order; runs in a worker process.

    Raises ``PackageFault`` with ``master_changed`` or ``master_missing``, ``InputFault`` when the master cannot be
    decoded.
    """
    image = decode(_master_bytes(order), order.name)
    dpi = order.dpi or image.dpi
    if dpi <= 0:
        raise PackageFault("page_dpi_unknown", page=order.name, number=order.number)
    pixels = render(image.pixels, order.recipe)
    lineart = image.mode == "lineart"
    match order.form:
        case "tiff":
            encoded = encode_lossless(pixels, "tiff", dpi, lineart=lineart)
        case "jpeg":
            encoded = encode_rendition(pixels, dpi, order.jpeg_quality)
        case _:
            encoded = encode_rendition(pixels, dpi, order.jpeg_quality, lineart=lineart)
    digest = hashlib.sha256(encoded.data).hexdigest()
    return RenderedPage(encoded.data, encoded.media_type, encoded.width, encoded.height, dpi, digest)


def rendered(orders: Iterable[RenditionOrder], job: PackingJob) -> Iterator[RenderedPage]:
    """Yield the renditions in the order of their orders; looks for a cancel before each.

    Errors cross from the worker as code and context, never as pickled exceptions.
    """
    for result in run_in_order(job.executor, partial(_attempt, job.render), orders, job.window):
        job.cancel.raise_if_cancelled()
        if isinstance(result, dict):
            raise from_message(result)
        yield result


def _attempt(render_page: RenditionSource, order: RenditionOrder) -> RenderedPage | dict[str, object]:
    try:
        return render_page(order)
    except StationError as error:
        return to_message(error)
