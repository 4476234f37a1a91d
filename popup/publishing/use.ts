import { useEffect } from "react"
import type { PublishingView } from "../../src/messages"
import { onPush } from "../../src/messages/client"
import { useAsked, type Asked } from "../asked"

/** The published policy's state, followed as the worker looks at its address. */
export function usePublishing(revision: number): Asked<PublishingView> {
  const asked = useAsked("publishing.get")
  const { again } = asked
  useEffect(again, [again, revision])
  useEffect(() => {
    const life = new AbortController()
    onPush((push) => {
      if (push.jalonPush === "publishing") again()
    }, life.signal)
    return () => life.abort()
  }, [again])
  return asked
}
