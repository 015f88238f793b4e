package org.plumbline;

import java.util.LinkedHashMap;
import java.util.Map;

/** Settings of a scheme made for a test, to which the test adds what it is about. */
public final class TestSchemeSettings {

    private TestSchemeSettings() {}

    /** Of the sheet 方案, by their labels; the map is the caller's own. */
    public static Map<String, Object> settings() {
        Map<String, Object> settings = new LinkedHashMap<>();
        settings.put("方案编号", "made");
        settings.put("标题", "示例");
        settings.put("适用地区", "全国");
        settings.put("年度起", 2020);
        settings.put("年度止", 2020);
        settings.put("依据", "某文件");
        settings.put("依据状态", "已核");
        settings.put("满分", 100);
        settings.put("小数位数", 2);
        settings.put("舍入方式", "四舍五入");
        settings.put("缺失处理", "待补");
        settings.put("自报指标", "否");
        return settings;
    }

    /** The same with other values for some. */
    public static Map<String, Object> settings(Map<String, ?> others) {
        Map<String, Object> settings = settings();
        settings.putAll(others);
        return settings;
    }
}
