"""The parts of the scanner by themselves: the probe, pictures, tags, fingerprints, identity."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import av
import media
import numpy as np
import pytest

from tvrec.library import Found, Known, ScanSettings, scan
from tvrec.library import probe as probe_module
from tvrec.library.probe import Media, Probe, ProbeError, ProbeTimeoutError

# The probe


def test_a_probe_tells_what_is_in_a_file(tmp_path: Path) -> None:
    path = media.make_video(
        tmp_path / "film.mkv", seconds=3, language="jpn", chapters=[(0, "One"), (1.5, "Two")]
    )
    with Probe() as probe:
        told = probe(str(path))
    assert (told.container, told.width, told.height) == ("matroska", 64, 48)
    assert told.duration_s == pytest.approx(3, abs=0.2)
    assert told.audio_languages == ("ja",)
    assert told.chapters == ((0.0, "One"), (1.5, "Two"))


def test_a_pipe_hangs_the_real_child_which_is_replaced(tmp_path: Path) -> None:
    pipe, film = tmp_path / "pipe.mkv", media.make_video(tmp_path / "film.mkv")
    os.mkfifo(pipe)
    with Probe(timeout_s=1.0) as probe:
        with pytest.raises(ProbeTimeoutError, match="no answer in 1 s"):
            probe(str(pipe))
        probe.timeout_s = 60.0  # a busy machine may take long over what it can read
        assert probe(str(film)).width == 64


def test_a_crash_of_the_child_is_the_files_and_the_next_one_is_read(tmp_path: Path) -> None:
    worker = tmp_path / "worker.py"
    worker.write_text(
        "import os, sys\n"
        "for line in sys.stdin:\n"
        "    if b'bad' in bytes.fromhex(line.strip()): os.abort()\n"
        "    print('{\"width\": 7}', flush=True)\n"
    )
    with Probe(5, [sys.executable, str(worker)]) as probe:
        assert probe("/good").width == 7
        with pytest.raises(ProbeError, match="crashes the program"):
            probe("/bad")
        assert probe("/good").width == 7


@pytest.mark.parametrize("answer", ["no json", "[]", "{", ""])
def test_an_answer_that_is_none_is_a_problem(tmp_path: Path, answer: str) -> None:
    worker = tmp_path / "worker.py"
    worker.write_text(f"import sys\nfor line in sys.stdin: print({answer!r}, flush=True)\n")
    with Probe(5, [sys.executable, str(worker)]) as probe, pytest.raises(ProbeError):
        probe("/film")


def test_no_module_of_the_folder_we_are_in_is_imported(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    film = media.make_video(tmp_path / "film.mkv")
    media.write(tmp_path / "av.py", "raise SystemExit('hijacked')")
    media.write(tmp_path / "json.py", "raise SystemExit('hijacked')")
    monkeypatch.chdir(tmp_path)
    with Probe() as probe:
        assert probe(str(film)).width == 64


def test_a_playlist_in_the_dress_of_a_video_opens_nothing_else(tmp_path: Path) -> None:
    secret = media.make_video(tmp_path / "secret.ts")
    path = media.write(
        tmp_path / "film.mp4",
        f"#EXTM3U\n#EXT-X-TARGETDURATION:1\n#EXTINF:1,\nhttp://127.0.0.1:9/{secret.name}\n"
        "#EXT-X-ENDLIST\n",
    )
    with Probe() as probe, pytest.raises(ProbeError):
        probe(str(path))


def test_a_picture_within_a_video_is_its_poster(tmp_path: Path) -> None:
    root = tmp_path / "library"
    plain = media.make_video(tmp_path / "plain.mp4")
    path = root / "Film (2001).mp4"
    root.mkdir()
    with av.open(plain) as source, av.open(path, "w") as out:
        pairs = {each.index: out.add_stream_from_template(each) for each in source.streams}
        cover = out.add_stream("mjpeg")
        cover.width = cover.height = 32
        cover.pix_fmt = "yuvj420p"
        cover.disposition = av.stream.Disposition.attached_pic
        image = av.VideoFrame.from_ndarray(np.full((32, 32, 3), 90, np.uint8))
        out.mux([*cover.encode(image), *cover.encode()])
        for packet in source.demux():
            if packet.dts is not None:
                packet.stream = pairs[packet.stream.index]
                out.mux(packet)
    steps = scan([root], known=Known(), settings=ScanSettings())
    [draft] = [draft for step in steps if isinstance(step, Found) for draft in step.drafts]
    [poster] = draft.pictures
    assert (poster.role, poster.source, poster.data[:2]) == ("poster", "tag", b"\xff\xd8")
    assert draft.files[0].width == 64, "the cover is not taken for the film"


def test_a_pyav_that_cannot_be_loaded_is_as_good_as_none(tmp_path: Path) -> None:
    media.write(tmp_path / "av" / "__init__.py", "raise ImportError('no such library')")
    worker = Path(probe_module.__file__).with_name("probe_worker.py")
    code = (
        f"import runpy, sys; sys.path.insert(0, {str(tmp_path)!r});"
        f" runpy.run_path({str(worker)!r}, run_name='__main__')"
    )
    with Probe(20, [sys.executable, "-c", code]) as probe:
        assert probe("/film") == Media()
        assert not probe.works


def test_without_pyav_a_probe_knows_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("importlib.util.find_spec", lambda name: None)
    probe = Probe()
    assert not probe.works
    assert probe("/film") == Media()
