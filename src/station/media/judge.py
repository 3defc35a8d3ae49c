"""A file against the limits of a profile: what an archive takes, what it should look at, what nobody could check.

Containers and bit rates are those of TT 05/2025/TT-BNV, Điều 8 and the table of file types of Phụ lục I to V.
"""

from __future__ import annotations

from station.media.facts import VIDEO, MediaFacts
from station.model.finding import Finding, Outcome
from station.model.profiles import MediaProfile


def judge(facts: MediaFacts, profile: MediaProfile) -> tuple[Finding, ...]:
    """Return one finding of each check: ``media_container``, ``media_codec``, ``media_bitrate``, ``media_whole``."""
    return (_container(facts, profile), _codecs(facts, profile), _bitrate(facts, profile), _whole(facts))


def _container(facts: MediaFacts, profile: MediaProfile) -> Finding:
    taken = profile.video_containers if facts.kind == VIDEO else profile.audio_containers
    if set(facts.containers) & set(taken):
        return Finding("media_container", Outcome.PASSED)
    return Finding("media_container", Outcome.FLAGGED, note="container_unlisted")


def _codecs(facts: MediaFacts, profile: MediaProfile) -> Finding:
    known = set(facts.video_codecs) <= set(profile.video_codecs) and set(facts.audio_codecs) <= set(
        profile.audio_codecs
    )
    if known:
        return Finding("media_codec", Outcome.PASSED)
    return Finding("media_codec", Outcome.FLAGGED, note="codec_unlisted")


def _bitrate(facts: MediaFacts, profile: MediaProfile) -> Finding:
    """Compare kilobits a second. A recording of a nominal rate averages a little less: the profile says how little."""
    least = profile.video_kbps if facts.kind == VIDEO else profile.audio_kbps
    if not facts.bitrate:
        return Finding("media_bitrate", Outcome.UNCHECKED, None, least, "kbps", note="bitrate_unknown")
    rate = facts.bitrate / 1000
    enough = rate >= least * (1 - profile.tolerance)
    outcome, note = (Outcome.PASSED, "") if enough else (Outcome.FLAGGED, "bitrate_low")
    return Finding("media_bitrate", outcome, rate, least, "kbps", note=note)


def _whole(facts: MediaFacts) -> Finding:
    """Tell whether all was read, and whether the container says how long it should be: else a cut would not show."""
    if not facts.walked:
        return Finding("media_whole", Outcome.UNCHECKED, note="not_read_through")
    if not facts.declared:
        return Finding("media_whole", Outcome.UNCHECKED, note="duration_unstated")
    return Finding("media_whole", Outcome.PASSED, facts.seconds, None, "s")
