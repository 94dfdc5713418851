package io.quarterdeck.spark;

import org.apache.hadoop.fs.LocalFileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.fs.RawLocalFileSystem;
import org.apache.hadoop.fs.permission.FsPermission;

/**
 * The files of this machine, as Spark sees them. Hadoop's own class starts a {@code chmod} process for every file and
 * folder that it makes: 12 for each model. Here a file has the permissions that this process gives
 * its files, inside a folder that is the user's alone. Hadoop makes one of these by its name in {@code fs.file.impl}.
 */
public final class LocalFiles extends LocalFileSystem {
    public LocalFiles() {
        super(new WithoutChmod());
        setWriteChecksum(false);
        setVerifyChecksum(false);
    }

    private static final class WithoutChmod extends RawLocalFileSystem {
        @Override
        public void setPermission(Path path, FsPermission permission) {
            // Kept as it was made.
        }
    }
}
