/**
 * The schemes in force, what a submission under each must contain, and the shipped samples.
 */
package org.plumbline.service.schemes;
