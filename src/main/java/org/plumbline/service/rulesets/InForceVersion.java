package org.plumbline.service.rulesets;

import java.util.List;

/** A version with the years for which it is in force: its own less those of newer versions. */
public record InForceVersion(RuleSetVersion version, List<YearRange> years) {}
