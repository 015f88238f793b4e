/**
 * Work beside requests: supervised threads that restart after a failure, and limits of events a minute.
 */
package org.plumbline.service.background;
