import { useCallback, useEffect, useRef, useState } from 'react';

/** Two notes, the second lower: heard across a room, and nobody is startled. Hertz and seconds. */
const NOTES = [
  { pitch: 659.25, at: 0 },
  { pitch: 523.25, at: 0.32 },
] as const;
const LENGTH = 1.1;
const LOUDNESS = 0.18;

const REMEMBERED_AS = 'queue-chime';

interface Chime {
  readonly isOn: boolean;
  readonly toggle: () => void;
}

/** Rings at each new `call` (its number and how often it was called), unless it was switched off at this display or by the settings. */
export function useChime(call: string | null, isWanted: boolean): Chime {
  const [isOn, setOn] = useState(() => localStorage.getItem(REMEMBERED_AS) !== 'off');
  const audio = useRef<AudioContext>(undefined);
  const last = useRef<string | null>(undefined);

  useEffect(() => {
    // What stood there when the display was opened was called before.
    const isNew = last.current !== undefined && call !== null && call !== last.current;
    last.current = call;
    if (!isNew || !isOn || !isWanted) return;
    audio.current ??= new AudioContext();
    void ring(audio.current);
  }, [call, isOn, isWanted]);

  const toggle = useCallback(() => {
    const next = !isOn;
    localStorage.setItem(REMEMBERED_AS, next ? 'on' : 'off');
    setOn(next);
    // A browser lets a page sound only after somebody has touched it: the first ring tells that it does.
    audio.current ??= new AudioContext();
    if (next) void ring(audio.current);
  }, [isOn]);
  return { isOn: isOn && isWanted, toggle };
}

async function ring(audio: AudioContext): Promise<void> {
  await audio.resume();
  for (const { pitch, at } of NOTES) {
    const begin = audio.currentTime + at;
    const tone = new OscillatorNode(audio, { type: 'sine', frequency: pitch });
    const loudness = new GainNode(audio, { gain: 0 });
    loudness.gain.setValueAtTime(0, begin);
    loudness.gain.linearRampToValueAtTime(LOUDNESS, begin + 0.02);
    loudness.gain.exponentialRampToValueAtTime(0.0001, begin + LENGTH);
    tone.connect(loudness).connect(audio.destination);
    tone.start(begin);
    tone.stop(begin + LENGTH);
  }
}
