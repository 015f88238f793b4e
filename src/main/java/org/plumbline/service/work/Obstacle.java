package org.plumbline.service.work;

/** What stops work for a while without being its fault. */
enum Obstacle {
    DISK("磁盘无法写入或空间不足", "the disk is full or cannot be written"),
    DATABASE("数据库暂不可用", "the database is unavailable");

    private final String zh;
    private final String en;

    Obstacle(String zh, String en) {
        this.zh = zh;
        this.en = en;
    }

    /** For the user, Chinese and English. */
    String message() {
        return zh + "，恢复后自动继续 / " + en + "; the work continues automatically";
    }
}
