package org.plumbline.core.generation;

/** A fault seeded into a submission; each is found by a rule or by the engine. */
enum SeededFault {
    /** The declared total is not the sum of the declared scores. */
    SUM_MISMATCH,
    /** A declared score is above its weight. */
    OVER_WEIGHT,
    /** One fact has two values. */
    TWO_VALUES,
    /** A line spends more than its budget. */
    OVERSPENT_LINE,
    /** A declared rate differs from the one computed from the amounts. */
    OTHER_RATE,
    /** The declared grade is not the grade of the declared total. */
    OTHER_GRADE,
    /** An actual value is missing. */
    NO_ACTUAL,
    /** A declared score is missing. */
    NO_SCORE,
    /** A number was written as text. */
    WORD_FOR_NUMBER
}
