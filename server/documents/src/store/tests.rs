//! Documents through a real folder, a memory store, and stores that break.

use std::{
    io,
    sync::atomic::{AtomicUsize, Ordering},
    time::SystemTime,
};

use super::{limited::Limited, *};
use crate::{
    keys::FileSeed,
    seal::SEGMENT,
    sniff::{Found, Refused, Stray},
};
use futures::{Stream, StreamExt, TryStreamExt};
use object_store::memory::InMemory;

const MB: u64 = 1 << 20;

fn keys() -> MasterKeys {
    MasterKeys::new("test", [3; 32])
}

fn seed(number: u8) -> FileSeed {
    let mut next = number;
    FileSeed::draw(|bytes| {
        for byte in bytes {
            next = next.wrapping_mul(13).wrapping_add(101);
            *byte = next;
        }
    })
}

fn wanted(limit: u64) -> Wanted<'static> {
    Wanted { limit, kinds: &Kind::ALL, declared: Some(Kind::Pdf) }
}

fn pdf(length: usize) -> Vec<u8> {
    let mut bytes = b"%PDF-1.7\n".to_vec();
    bytes.extend((bytes.len()..length).map(|i| u8::try_from(i % 253).unwrap()));
    bytes
}

fn pieces(bytes: &[u8], size: usize) -> impl Stream<Item = io::Result<Bytes>> + Send + use<> {
    let pieces: Vec<_> = bytes.chunks(size).map(|part| Ok(Bytes::copy_from_slice(part))).collect();
    futures::stream::iter(pieces)
}

async fn read(store: &DocumentStore, document: &StoredDocument) -> Result<Vec<u8>, OpenError> {
    let parts: Vec<Bytes> = store.open(document).await?.try_collect().await?;
    Ok(parts.concat())
}

/// Every file below a folder.
fn files(folder: &FsPath) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            found.extend(files(&path));
        } else {
            found.push(path);
        }
    }
    found
}

#[tokio::test]
async fn a_document_comes_back_as_it_was_and_lies_there_encrypted() {
    let folder = tempfile::tempdir().unwrap();
    let store = DocumentStore::in_folder(folder.path(), keys()).unwrap();
    let plain = pdf(700_000);
    let document = store.put(pieces(&plain, 10_001), wanted(MB), seed(1)).await.unwrap();
    assert_eq!((document.kind, document.size), (Kind::Pdf, 700_000));
    assert_eq!(document.sha256.0, <[u8; 32]>::from(<sha2::Sha256 as sha2::Digest>::digest(&plain)));
    assert_eq!(read(&store, &document).await.unwrap(), plain);

    let lying = files(folder.path());
    assert_eq!(lying.len(), 1);
    let sealed = std::fs::read(&lying[0]).unwrap();
    assert!(!sealed.windows(16).any(|window| window == &plain[..16]));

    let json = serde_json::to_string(&document).unwrap();
    assert_eq!(serde_json::from_str::<StoredDocument>(&json).unwrap(), document);
    store.delete(&document.object_key).await.unwrap();
    store.delete(&document.object_key).await.unwrap();
    assert!(matches!(read(&store, &document).await, Err(OpenError::Missing)));
}

#[tokio::test]
async fn small_and_large_files_of_a_folder_come_back_and_a_small_one_that_was_cut_does_not() {
    let folder = tempfile::tempdir().unwrap();
    let store = DocumentStore::in_folder(folder.path(), keys()).unwrap();
    // The last one is so large that the disk is asked to make sure of it while it arrives, more than once.
    let lengths = [200, SEGMENT, 2 * SEGMENT, 2 * SEGMENT + 1, 3 * SEGMENT, 5 << 20];
    for (number, length) in lengths.into_iter().enumerate() {
        let plain = pdf(length);
        let seed = seed(u8::try_from(number).unwrap());
        let document = store.put(pieces(&plain, 9000), wanted(8 * MB), seed).await.unwrap();
        assert_eq!(read(&store, &document).await.unwrap(), plain, "{length}");
        let lying = folder.path().join(document.object_key.as_str());
        let sealed = std::fs::read(&lying).unwrap();
        std::fs::write(&lying, &sealed[..sealed.len() - 1]).unwrap();
        assert!(matches!(read(&store, &document).await, Err(OpenError::Damaged(_))), "{length}");
    }
}

#[test]
fn a_handler_may_move_between_threads() {
    fn movable(_: &impl Send) {}
    let store = DocumentStore::new(Arc::new(InMemory::new()), keys());
    movable(&store.put(pieces(b"x", 1), wanted(1), seed(1)));
    let sealed = SealedRef {
        object_key: ObjectKey::from_stored("documents/00/00"),
        wrapped_key: WrappedKey { master: "test".into(), bytes: vec![] },
        size: 0,
    };
    movable(&store.open(sealed));
    movable(&store.check([0; 8]));
}

#[tokio::test]
async fn whatever_the_pieces_the_object_is_the_same() {
    let plain = pdf(3 * SEGMENT);
    let mut seen = Vec::new();
    for size in [1000, SEGMENT, 250_000] {
        let objects = Arc::new(InMemory::new());
        let store = DocumentStore::new(objects.clone(), keys()).with_part_size(50_000);
        let document = store.put(pieces(&plain, size), wanted(MB), seed(1)).await.unwrap();
        let object = objects.get(&document.object_key.path()).await.unwrap();
        seen.push(object.bytes().await.unwrap());
    }
    assert!(seen.windows(2).all(|pair| pair[0] == pair[1]));
}

#[tokio::test]
async fn refusals_leave_nothing_behind() {
    let folder = tempfile::tempdir().unwrap();
    let store = DocumentStore::in_folder(folder.path(), keys()).unwrap();
    let refused =
        async |bytes: &[u8], limit| match store.put(pieces(bytes, 4000), wanted(limit), seed(2)).await {
            Err(PutError::Refused(refused)) => refused,
            other => panic!("{other:?}"),
        };
    assert_eq!(refused(b"", MB).await, Refused::Empty);
    assert_eq!(refused(&[0; 9000], MB).await, Refused::UnknownType);
    assert_eq!(
        refused(b"PK\x03\x04zip", MB).await,
        Refused::TypeMismatch { declared: Kind::Pdf, found: Found::Stray(Stray::Zip) }
    );
    assert_eq!(refused(&pdf(600_000), 500_000).await, Refused::TooLarge { limit: 500_000 });
    assert_eq!(files(folder.path()), Vec::<PathBuf>::new());
    assert!(store.put(pieces(&pdf(500_000), 4000), wanted(500_000), seed(3)).await.is_ok());
}

#[tokio::test]
async fn a_flood_is_stopped_at_the_limit() {
    let store = DocumentStore::new(Arc::new(InMemory::new()), keys());
    let read = Arc::new(AtomicUsize::new(0));
    let counter = Arc::clone(&read);
    let start = futures::stream::iter([Bytes::from(pdf(9000))]);
    let endless = futures::stream::repeat(Bytes::from_static(&[1; 10_000]));
    let flood = start.chain(endless).map(move |piece| {
        counter.fetch_add(piece.len(), Ordering::SeqCst);
        Ok::<_, io::Error>(piece)
    });
    let result = store.put(flood, wanted(200_000), seed(1)).await;
    assert!(matches!(result, Err(PutError::Refused(Refused::TooLarge { limit: 200_000 }))));
    assert!(read.load(Ordering::SeqCst) <= 220_000);
}

#[tokio::test]
async fn an_interrupted_upload_leaves_nothing_behind() {
    let folder = tempfile::tempdir().unwrap();
    let store = DocumentStore::in_folder(folder.path(), keys()).unwrap();
    let broken = pieces(&pdf(400_000), 9000)
        .chain(futures::stream::iter([Err(io::Error::from(io::ErrorKind::ConnectionReset))]));
    let result = store.put(broken, wanted(MB), seed(1)).await;
    assert!(matches!(result, Err(PutError::Interrupted(_))));
    assert_eq!(files(folder.path()), Vec::<PathBuf>::new());
}

#[tokio::test]
async fn a_file_that_nobody_waits_for_any_more_leaves_nothing_behind() {
    let folder = tempfile::tempdir().unwrap();
    let store = DocumentStore::in_folder(folder.path(), keys()).unwrap();
    let (arrived, all_here) = tokio::sync::oneshot::channel();
    let waits = futures::stream::once(async {
        arrived.send(()).unwrap();
        std::future::pending::<io::Result<Bytes>>().await
    });
    let content = pieces(&pdf(900_000), 9000).chain(waits);
    tokio::select! {
        stored = store.put(content, wanted(MB), seed(1)) => panic!("{stored:?}"),
        _ = all_here => {}
    }
    let cleaned = async {
        while !files(folder.path()).is_empty() {
            tokio::task::yield_now().await;
        }
    };
    tokio::time::timeout(std::time::Duration::from_secs(20), cleaned).await.unwrap();
}

#[tokio::test]
async fn a_file_in_pieces_comes_back_whole_and_one_without_a_piece_does_not() {
    let folder = tempfile::tempdir().unwrap();
    let store = DocumentStore::in_folder(folder.path(), keys()).unwrap();
    let plain = pdf(1_000_000);
    let mut stored = Vec::new();
    for (number, piece) in plain.chunks(400_000).enumerate() {
        let seed = seed(u8::try_from(number).unwrap());
        stored.push(store.put_piece(pieces(piece, 9000), MB, seed).await.unwrap());
    }
    let parts: Vec<Bytes> = store.open_pieces(stored.clone()).try_collect().await.unwrap();
    assert_eq!(parts.concat(), plain);
    std::fs::remove_file(folder.path().join(stored[1].object_key.as_str())).unwrap();
    let parts: Result<Vec<Bytes>, _> = store.open_pieces(stored).try_collect().await;
    assert!(matches!(parts, Err(OpenError::Missing)));
}

#[tokio::test]
async fn exchanged_cut_and_changed_objects_are_noticed() {
    let objects = Arc::new(InMemory::new());
    let store = DocumentStore::new(objects.clone(), keys());
    let one = store.put(pieces(&pdf(200_000), 9000), wanted(MB), seed(1)).await.unwrap();
    let two = store.put(pieces(&pdf(200_000), 9000), wanted(MB), seed(9)).await.unwrap();
    assert_ne!(one.object_key, two.object_key);
    let sealed = objects.get(&two.object_key.path()).await.unwrap().bytes().await.unwrap();

    objects.put(&one.object_key.path(), sealed.clone().into()).await.unwrap();
    assert!(matches!(read(&store, &one).await, Err(OpenError::Damaged(_))));
    let half = sealed.slice(..crate::seal::HEADER + SEGMENT + 16);
    objects.put(&two.object_key.path(), half.into()).await.unwrap();
    assert!(matches!(read(&store, &two).await, Err(OpenError::Damaged(_))));

    let mixed = StoredDocument { wrapped_key: two.wrapped_key.clone(), ..one.clone() };
    assert!(matches!(read(&store, &mixed).await, Err(OpenError::Key(_))));
    objects.put(&two.object_key.path(), sealed.into()).await.unwrap();
    assert!(read(&store, &two).await.is_ok());
    let shorter = StoredDocument { size: 199_999, ..two };
    assert!(matches!(read(&store, &shorter).await, Err(OpenError::Damaged(_))));
}

#[tokio::test]
async fn a_full_store_says_so_and_keeps_nothing() {
    let inner = Arc::new(InMemory::new());
    let limited = Limited { inner: inner.clone(), room: Arc::new(AtomicUsize::new(300_000)) };
    let store = DocumentStore::new(Arc::new(limited), keys());
    let result = store.put(pieces(&pdf(900_000), 9000), wanted(MB), seed(1)).await;
    match result {
        Err(PutError::Store(problem)) => assert_eq!(problem.code(), "store_full"),
        other => panic!("{other:?}"),
    }
    assert_eq!(inner.list(None).count().await, 0);
    let small = store.put(pieces(&pdf(5000), 9000), wanted(MB), seed(2)).await;
    assert!(small.is_ok(), "there is still room for a small one");
}

#[tokio::test]
async fn the_check_writes_reads_and_cleans_up() {
    let folder = tempfile::tempdir().unwrap();
    let store = DocumentStore::in_folder(folder.path(), keys()).unwrap();
    store.check([1; 8]).await.unwrap();
    assert_eq!(files(folder.path()), Vec::<PathBuf>::new());

    let limited = Limited { inner: Arc::new(InMemory::new()), room: Arc::new(AtomicUsize::new(0)) };
    let full = DocumentStore::new(Arc::new(limited), keys());
    assert_eq!(full.check([1; 8]).await.unwrap_err().code(), "store_full");
    let file = folder.path().join("file");
    std::fs::write(&file, "x").unwrap();
    assert!(DocumentStore::in_folder(&file.join("below"), keys()).is_err());
}

/// An instant that whatever a test writes now is older than.
fn in_2036() -> SystemTime {
    SystemTime::UNIX_EPOCH + std::time::Duration::from_secs(2_100_000_000)
}

/// A file that was last written to then.
fn lay(file: &FsPath, written: SystemTime) {
    std::fs::create_dir_all(file.parent().unwrap()).unwrap();
    std::fs::File::create(file).unwrap().set_modified(written).unwrap();
}

#[tokio::test]
async fn what_a_killed_program_left_of_an_upload_goes_once_it_is_old() {
    let folder = tempfile::tempdir().unwrap();
    let store = DocumentStore::in_folder(folder.path(), keys()).unwrap();
    let document = store.put(pieces(&pdf(5000), 900), wanted(MB), seed(1)).await.unwrap();
    // Nothing of these is ever dropped, as when the program is killed.
    let probe = Path::from("probes/0123456789abcdef");
    for key in [document.object_key.path(), ObjectKey::from_random([7; 16]).path(), probe] {
        std::mem::forget(store.objects.put_multipart(&key).await.unwrap());
    }
    assert_eq!(files(folder.path()).len(), 4);
    let young = store.remove_unfinished(SystemTime::UNIX_EPOCH).await.unwrap();
    assert_eq!((young, files(folder.path()).len()), (Unfinished::default(), 4));
    let old = store.remove_unfinished(in_2036()).await.unwrap();
    assert_eq!(old, Unfinished { removed: 3, left: 0 });
    assert_eq!(files(folder.path()), [folder.path().join(document.object_key.as_str())]);
    assert_eq!(read(&store, &document).await.unwrap(), pdf(5000));
    // Elsewhere there are no such files, and an empty folder has none.
    let elsewhere = DocumentStore::new(Arc::new(InMemory::new()), keys());
    assert_eq!(elsewhere.remove_unfinished(in_2036()).await.unwrap(), Unfinished::default());
    let empty = tempfile::tempdir().unwrap();
    let empty = DocumentStore::in_folder(empty.path(), keys()).unwrap();
    assert_eq!(empty.remove_unfinished(in_2036()).await.unwrap(), Unfinished::default());
}

/// What is no unfinished upload of this store; N is the name of an object.
const OTHERS: [&str; 15] = [
    "N#1",
    "other/ab/N#1",
    "documents/N#1",
    "documents/abc/N#1",
    "documents/AB/N#1",
    "documents/ab/below/N#1",
    "documents/ab/N",
    "documents/ab/N#",
    "documents/ab/N#1a",
    "documents/ab/N#1#1",
    "documents/ab/N.pdf",
    "documents/ab/letter#1",
    "documents/ab/Nab#1",
    "probes/0123456789abcdef",
    "probes/N#1",
];

#[tokio::test]
async fn nothing_but_unfinished_uploads_is_ever_removed() {
    let (folder, outside) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    let store = DocumentStore::in_folder(folder.path(), keys()).unwrap();
    let (name, old) = ("ab".repeat(16), in_2036() - std::time::Duration::from_secs(1));
    let at = |path: &str| folder.path().join(path.replace('N', &name));
    let gone = ["documents/ab/N#1", "documents/ab/N#27"].map(at);
    let mut stay = OTHERS.map(at).to_vec();
    for file in gone.iter().chain(&stay) {
        lay(file, old);
    }
    // Written to at the last moment that counts.
    stay.push(at("documents/ab/N#2"));
    lay(&at("documents/ab/N#2"), in_2036());
    // What links lead to, and they themselves; and a folder with such a name.
    let foreign = outside.path().join(format!("{name}#1"));
    lay(&foreign, old);
    stay.push(foreign.clone());
    for (to, link) in [(foreign.as_path(), "documents/ab/N#3"), (outside.path(), "documents/cd")] {
        std::os::unix::fs::symlink(to, at(link)).unwrap();
        stay.push(at(link));
    }
    std::fs::create_dir(at("documents/ab/N#4")).unwrap();
    stay.push(at("documents/ab/N#4"));

    assert_eq!(store.remove_unfinished(in_2036()).await.unwrap(), Unfinished { removed: 2, left: 0 });
    assert!(gone.iter().all(|file| !file.exists()));
    for file in stay {
        assert!(file.symlink_metadata().is_ok(), "{}", file.display());
    }
}
