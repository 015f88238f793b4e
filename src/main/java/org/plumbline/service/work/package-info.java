/**
 * Work in the background that several nodes share: its rows in the database carry leases, so that
 * each item has one worker and another node takes over when that worker's node dies.
 */
package org.plumbline.service.work;
