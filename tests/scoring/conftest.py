"""Property tests here are never failed for being slow: a busy machine says nothing about a rule.

Fifty houses each, new ones in every run; what is proven against brute force asks for more where it stands.
"""

from hypothesis import HealthCheck, settings

settings.register_profile(
    "unhurried", max_examples=50, deadline=None, suppress_health_check=[HealthCheck.too_slow]
)
settings.load_profile("unhurried")
