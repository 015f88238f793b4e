/**
 * A copy of the database while the service runs.
 */
package org.plumbline.service.backup;
