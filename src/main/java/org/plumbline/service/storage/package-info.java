/**
 * The database and the data folder: connections, health, free disk space, rows in chunks. Must not know what is
 * stored.
 */
package org.plumbline.service.storage;
