package org.plumbline.publishing;

import java.util.List;

/** A version with the years it rules: its own less those of newer versions. */
public record InForce(RuleSetVersion version, List<Years> years) {}
