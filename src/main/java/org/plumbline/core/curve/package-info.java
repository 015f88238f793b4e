/**
 * The score of one indicator of a case over its actual value, by the scorer itself. Start reading at
 * {@link org.plumbline.core.curve.ScoreCurves}.
 *
 * <p>The values are those that the indicator's precision allows. Must not know JSON, Spring or storage.
 */
package org.plumbline.core.curve;
