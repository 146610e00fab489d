"""The second opinion on red flags: it neither alarms nor calms, it makes the assistant ask (items S-01, S-28)."""
