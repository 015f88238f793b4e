/**
 * A submission tried by a version of the rules, beside the version in force: scores, explanation, why-not, and the score
 * of an indicator over its actual value. Nothing is saved. Start reading at
 * {@link org.plumbline.service.tryout.TryOutService}.
 */
package org.plumbline.service.tryout;
