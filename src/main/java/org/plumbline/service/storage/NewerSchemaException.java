package org.plumbline.service.storage;

/** The database was migrated by a newer version of this program, whose tables this one does not know. */
public final class NewerSchemaException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String found;
    private final String known;

    NewerSchemaException(String found, String known) {
        super("数据库的版本 " + found + " 比本程序所知的 " + known + " 新，请改用升级后的程序，或恢复升级前的备份。"
                + " / The database has version " + found + ", and this program knows versions up to " + known
                + " only: use the program that upgraded it, or restore the backup made before.");
        this.found = found;
        this.known = known;
    }

    /** The newest version applied to the database. */
    String found() {
        return found;
    }

    /** The newest version that this program has. */
    String known() {
        return known;
    }
}
