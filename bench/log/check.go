// Checks a log of ours with the tools of Go's checksum database: golang.org/x/mod/sumdb/note and /tlog share no code with us.
// Run by `npm run bench -- log`: go run check.go FOLDER KEY, where FOLDER holds checkpoint, old-checkpoint, tile files, leaves and receipts.
package main

import (
	"encoding/base64"
	"fmt"
	"os"
	"path/filepath"
	"strconv"
	"strings"

	"golang.org/x/mod/sumdb/note"
	"golang.org/x/mod/sumdb/tlog"
)

func must[T any](value T, trouble error) T {
	if trouble != nil {
		fmt.Println("NO:", trouble)
		os.Exit(1)
	}
	return value
}

func checkpoint(text []byte, key string) (int64, tlog.Hash) {
	verifier := must(note.NewVerifier(key))
	opened := must(note.Open(text, note.VerifierList(verifier)))
	lines := strings.Split(opened.Text, "\n")
	size := must(strconv.ParseInt(lines[1], 10, 64))
	var root tlog.Hash
	copy(root[:], must(base64.StdEncoding.DecodeString(lines[2])))
	return size, root
}

type folder string

func (at folder) Height() int { return 8 }
func (at folder) SaveTiles([]tlog.Tile, [][]byte) {}
func (at folder) ReadTiles(tiles []tlog.Tile) ([][]byte, error) {
	var all [][]byte
	for _, tile := range tiles {
		path := strings.Replace(tile.Path(), "tile/8/", "tile/", 1)
		bytes, trouble := os.ReadFile(filepath.Join(string(at), path))
		if trouble != nil {
			return nil, trouble
		}
		all = append(all, bytes)
	}
	return all, nil
}

func main() {
	at, key := os.Args[1], os.Args[2]
	read := func(name string) []byte { return must(os.ReadFile(filepath.Join(at, name))) }
	size, root := checkpoint(read("checkpoint"), key)
	old, oldRoot := checkpoint(read("old-checkpoint"), key)
	fmt.Printf("Go opened both checkpoints: %d and %d facts, signed by the log's key.\n", old, size)
	reader := tlog.TileHashReader(tlog.Tree{N: size, Hash: root}, folder(at))
	proof := must(tlog.ProveTree(size, old, reader))
	must(0, tlog.CheckTree(proof, size, root, old, oldRoot))
	fmt.Printf("Go proved from our tiles that %d only appended to %d (%d hashes).\n", size, old, len(proof))
	var hashes []tlog.Hash
	stored := tlog.HashReaderFunc(func(indexes []int64) ([]tlog.Hash, error) {
		var found []tlog.Hash
		for _, index := range indexes {
			found = append(found, hashes[index])
		}
		return found, nil
	})
	leaves := strings.Split(strings.TrimSuffix(string(read("leaves")), "\n"), "\n")
	for number, leaf := range leaves {
		hashes = append(hashes, must(tlog.StoredHashes(int64(number), []byte(leaf), stored))...)
	}
	if must(tlog.TreeHash(int64(len(leaves)), stored)) != root {
		fmt.Println("NO: the root over all leaves is another one")
		os.Exit(1)
	}
	fmt.Printf("Go hashed all %d leaves to the root that was signed.\n", len(leaves))
	receipts := must(filepath.Glob(filepath.Join(at, "receipts", "*.tlog-proof")))
	for _, path := range receipts {
		lines := strings.Split(string(must(os.ReadFile(path))), "\n")
		index := must(strconv.ParseInt(strings.TrimPrefix(lines[1], "index "), 10, 64))
		var record tlog.RecordProof
		for _, line := range lines[2:] {
			if line == "" {
				break
			}
			var hash tlog.Hash
			copy(hash[:], must(base64.StdEncoding.DecodeString(line)))
			record = append(record, hash)
		}
		must(0, tlog.CheckRecord(record, size, root, index, tlog.RecordHash([]byte(leaves[index]))))
	}
	fmt.Printf("Go accepted %d receipts.\n", len(receipts))
}
