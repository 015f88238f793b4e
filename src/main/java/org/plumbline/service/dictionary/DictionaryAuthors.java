package org.plumbline.service.dictionary;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.plumbline.core.dictionary.FormDictionaryContent;
import org.plumbline.core.workbook.WorkbookContent;
import org.plumbline.core.workbook.WorkbookContent.ContentRow;
import org.springframework.stereotype.Component;

/**
 * The authors of a version: the users who uploaded it, or an earlier version that changes one of the lines that it changes.
 * A draft often continues another user's draft, so that its uploader alone did not write it.
 */
@Component
final class DictionaryAuthors {

    private static final int CACHED_VERSIONS = 50;

    private final FormDictionaryStore store;

    /** By number; the workbook of a version never changes. */
    private final Cache<Integer, WorkbookContent> contents =
            Caffeine.newBuilder().maximumSize(CACHED_VERSIONS).build();

    DictionaryAuthors(FormDictionaryStore store) {
        this.store = store;
    }

    /** In order. */
    Set<String> find(FormDictionaryVersion version) {
        Set<String> authors = new TreeSet<>(Set.of(version.author()));
        List<FormDictionaryVersion> all = store.list();
        FormDictionaryVersion base = findBase(version, all);
        if (base == null) {
            return authors;
        }
        Set<String> changed = findChanges(base, version);
        for (FormDictionaryVersion earlier : all) {
            boolean part = earlier.version() < version.version()
                    && (earlier.publication() == null || earlier.version() > base.version());
            if (part && !authors.contains(earlier.author())) {
                Set<String> shared = findChanges(base, earlier);
                shared.retainAll(changed);
                if (!shared.isEmpty()) {
                    authors.add(earlier.author());
                }
            }
        }
        return authors;
    }

    /** The version in force, or when this one was put in force; null where there was none. */
    private static FormDictionaryVersion findBase(FormDictionaryVersion version, List<FormDictionaryVersion> all) {
        return all.stream()
                .filter(each -> each.version() != version.version() && each.publication() != null)
                .filter(each -> version.publication() == null || each.publication() < version.publication())
                .max(Comparator.comparing(FormDictionaryVersion::publication))
                .orElse(null);
    }

    /** Keys of the lines that only one of the versions has or that differ, and the meanings whose spellings are in another order. */
    private Set<String> findChanges(FormDictionaryVersion before, FormDictionaryVersion after) {
        WorkbookContent earlier = readContent(before);
        WorkbookContent later = readContent(after);
        Map<String, List<String>> rows = listRows(earlier);
        Set<String> changed = new HashSet<>(FormDictionaryContent.listReordered(earlier, later));
        listRows(later).forEach((key, values) -> {
            if (!values.equals(rows.remove(key))) {
                changed.add(key);
            }
        });
        changed.addAll(rows.keySet());
        return changed;
    }

    private static Map<String, List<String>> listRows(WorkbookContent content) {
        Map<String, List<String>> rows = new HashMap<>();
        for (WorkbookContent.SheetContent sheet : content.sheets()) {
            for (ContentRow row : sheet.entries()) {
                rows.put(sheet.name() + "\n" + row.key(), row.values());
            }
        }
        return rows;
    }

    private WorkbookContent readContent(FormDictionaryVersion version) {
        return contents.get(version.version(), none -> FormDictionaryContent.read(store.readWorkbook(version)));
    }
}
