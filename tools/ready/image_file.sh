#!/bin/bash
# A root as a file that container engines load: tools/ready/image_file.sh ROOT FILE.tar VERSION, for
# "docker load" and "podman load" (the format of "docker save": one layer, its configuration, and what
# binds them). User, entry point and folder are those of doc/ci/Dockerfile. Same root, same bytes.
set -eu -o pipefail
root=$1 file=$(realpath -m "$2") version=$3
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
since=$(stat -c %Y "$root/usr/bin/roleguide")
tidy=(--format=ustar --sort=name --owner=root:0 --group=root:0 "--mtime=@$since")
[ "$(uname -m)" = aarch64 ] && machine=arm64 || machine=amd64
tar --create "${tidy[@]}" -C "$root" . >"$work/layer.tar"
layer=$(sha256sum <"$work/layer.tar" | cut -d ' ' -f 1)
cat >"$work/config.json" <<END_OF_JSON
{"architecture":"$machine","os":"linux","created":"$(date -u -d "@$since" +%Y-%m-%dT%H:%M:%SZ)",
"config":{"User":"65534:65534","WorkingDir":"/work","Entrypoint":["/usr/bin/roleguide"],"Cmd":["--help"],
"Env":["PATH=/usr/bin"],"Labels":{"org.opencontainers.image.title":"roleguide",
"org.opencontainers.image.version":"$version","org.opencontainers.image.licenses":"MIT"}},
"rootfs":{"type":"layers","diff_ids":["sha256:$layer"]},"history":[{"created_by":"tools/ready/image.sh"}]}
END_OF_JSON
config=$(sha256sum <"$work/config.json" | cut -d ' ' -f 1)
mkdir "$work/$layer"
mv "$work/layer.tar" "$work/$layer/layer.tar"
mv "$work/config.json" "$work/$config.json"
printf '[{"Config":"%s.json","RepoTags":["roleguide:%s"],"Layers":["%s/layer.tar"]}]\n' \
	"$config" "$version" "$layer" >"$work/manifest.json"
mkdir -p "$(dirname "$file")"
tar --create "${tidy[@]}" -C "$work" manifest.json "$config.json" "$layer" >"$file.part"
mv "$file.part" "$file"
echo "$file: $(($(stat -c %s "$file") / 1000000)) MB, $(($(gzip -c "$file" | wc -c) / 1000000)) MB as registries keep it"
