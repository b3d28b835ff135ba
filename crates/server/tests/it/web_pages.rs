//! The browser application as it is served. Holds with and without `web/dist`.

use axum::http::{StatusCode, header};

use crate::county::County;

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn pages_are_the_application_and_missing_files_are_missing() {
    let county = County::open().await;
    let nobody = county.browser();
    let index = nobody.get("/").await;
    assert_eq!(index.status, StatusCode::OK);
    assert!(index.headers[header::CONTENT_TYPE].to_str().unwrap().starts_with("text/html"));
    assert_eq!(index.headers[header::CACHE_CONTROL], "no-cache");
    assert!(index.text.contains("<html"), "{}", index.text);
    for page in ["/statements/B18", "/index.html", "/../etc/passwd", "/%2e%2e/%2e%2e/Cargo.toml"] {
        let reply = nobody.get(page).await;
        assert_eq!((reply.status, &reply.text), (StatusCode::OK, &index.text), "{page}");
    }
    assert_eq!(nobody.get("/assets/none-12345678.js").await.status, StatusCode::NOT_FOUND);
    assert_eq!(nobody.get("/assets/../../Cargo.toml").await.status, StatusCode::NOT_FOUND);
    let dist = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("../../web/dist/assets");
    let Ok(files) = std::fs::read_dir(dist) else { return };
    for file in files.flatten().take(5) {
        let name = file.file_name().to_string_lossy().into_owned();
        let reply = nobody.get(&format!("/assets/{name}")).await;
        if name.ends_with(".br") {
            assert_eq!(reply.status, StatusCode::NOT_FOUND, "{name}: a twin is no page of its own");
        } else {
            assert_eq!(reply.status, StatusCode::OK, "{name}");
            assert!(reply.headers[header::CACHE_CONTROL].to_str().unwrap().contains("immutable"), "{name}");
        }
    }
}
