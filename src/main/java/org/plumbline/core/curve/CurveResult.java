package org.plumbline.core.curve;

/** The curve of an indicator, or why there is none. */
public sealed interface CurveResult permits ScoreCurve, NoCurve {}
