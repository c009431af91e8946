import { useNavigate } from '@tanstack/react-router'
import { useCallback } from 'react'
import { useCommand } from '#renderer/bridge/use-operation.ts'

export function useCloseTransfer(): () => void {
  const { run } = useCommand('transfer.close')
  const navigate = useNavigate()
  return useCallback(() => {
    void run({}).then(() => navigate({ to: '/' }))
  }, [navigate, run])
}
