package org.plumbline.core.rule;

/** The values that the sentence about a calculation needs besides its own. */
public interface CalculationContext {

    /** The target with operator and unit; empty where unknown. */
    String target();

    /** Unit of the indicator; empty where none. */
    String unit();

    /** The bounds among the row's conditions, in the sentence's language. */
    String bounds();
}
