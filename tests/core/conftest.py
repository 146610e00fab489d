"""How hard the laws are tried: the same examples every time, more of them with `--hypothesis-profile=thorough`."""

from __future__ import annotations

from hypothesis import HealthCheck, Phase, settings

_CALM = [HealthCheck.too_slow, HealthCheck.filter_too_much]
_PHASES = [Phase.explicit, Phase.generate, Phase.shrink]

settings.register_profile(
    "steady", max_examples=30, derandomize=True, deadline=None, phases=_PHASES, suppress_health_check=_CALM
)
settings.register_profile("thorough", max_examples=3000, deadline=None, phases=_PHASES, suppress_health_check=_CALM)
settings.load_profile("steady")
