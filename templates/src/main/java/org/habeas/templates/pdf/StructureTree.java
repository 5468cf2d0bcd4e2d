package org.habeas.templates.pdf;

import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSObject;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.jspecify.annotations.Nullable;

/**
 * Mends what the renderer leaves in the structure tree: a caption is tagged beside its table instead of in it, and every
 * table gets an empty foot. No validator objects, but a reader's software does not find the caption.
 */
final class StructureTree {

    private StructureTree() {}

    static void mend(PDDocument document) {
        COSBase root = document.getDocumentCatalog().getCOSObject().getDictionaryObject(COSName.STRUCT_TREE_ROOT);
        if (root instanceof COSDictionary tree) {
            walk(tree);
        }
    }

    private static void walk(COSDictionary element) {
        COSBase kids = element.getDictionaryObject(COSName.K);
        if (kids instanceof COSDictionary only && isElement(only)) {
            walk(only);
            return;
        }
        if (!(kids instanceof COSArray array)) {
            return;
        }
        for (int i = array.size() - 1; i >= 0; i--) {
            COSDictionary child = dictionary(array.getObject(i));
            if (child == null || !isElement(child)) {
                continue;
            }
            if ((is(child, "TFoot") || is(child, "THead")) && isEmpty(child)) {
                array.remove(i);
                continue;
            }
            walk(child);
        }
        moveCaptions(array);
    }

    private static void moveCaptions(COSArray siblings) {
        for (int i = siblings.size() - 1; i > 0; i--) {
            COSDictionary caption = dictionary(siblings.getObject(i));
            COSDictionary table = dictionary(siblings.getObject(i - 1));
            if (caption != null && table != null && is(caption, "Caption") && is(table, "Table")) {
                COSBase rows = table.getDictionaryObject(COSName.K);
                COSArray kids = rows instanceof COSArray array ? array : new COSArray();
                if (rows instanceof COSDictionary) {
                    kids.add(table.getItem(COSName.K));
                }
                kids.add(0, siblings.get(i));
                table.setItem(COSName.K, kids);
                caption.setItem(COSName.P, siblings.get(i - 1));
                siblings.remove(i);
            }
        }
    }

    private static boolean isEmpty(COSDictionary element) {
        COSBase kids = element.getDictionaryObject(COSName.K);
        return kids == null || (kids instanceof COSArray array && array.size() == 0);
    }

    private static boolean isElement(COSDictionary dictionary) {
        return dictionary.getDictionaryObject(COSName.S) instanceof COSName;
    }

    private static boolean is(COSDictionary element, String type) {
        return type.equals(element.getNameAsString(COSName.S));
    }

    private static @Nullable COSDictionary dictionary(@Nullable COSBase base) {
        COSBase direct = base instanceof COSObject object ? object.getObject() : base;
        return direct instanceof COSDictionary dictionary ? dictionary : null;
    }
}
